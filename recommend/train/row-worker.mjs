// A worker thread does not inherit tsx's loader on Node 20: register it before the TypeScript is loaded.
import { register } from 'tsx/esm/api';

register();
await import('./row-worker.ts');
