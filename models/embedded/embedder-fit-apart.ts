import { answerApart } from '../../run-apart.ts';
import { fitWeights } from './embedder-weights.ts';

answerApart(fitWeights);
