import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Origins } from './origins.ts';

/** The one page that other sites may frame, if they are allowed ones. */
export const WIDGET_PATH = '/widget';

/**
 * Strict headers for everything: scripts only of our own, no framing by others but of the widget. `https` says
 * whether the shop is reached by https, where plain http is then given up altogether.
 */
export function createSecurityHeaders({
  https,
  origins,
}: {
  https: boolean;
  origins: Origins;
}): RequestHandler {
  const widgetAncestors = ["'self'", ...origins.allowed].join(' ');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        // Components place their popups with inline styles; a style runs nothing.
        'style-src': ["'self'", "'unsafe-inline'"],
        // A shop's product pictures may be anywhere.
        'img-src': ["'self'", 'data:', 'https:', ...(https ? [] : ['http:'])],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': [(req) => (isWidget(req) ? widgetAncestors : "'self'")],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    // `frame-ancestors` says the same, and can say more.
    xFrameOptions: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // The widget's loader, its assets and the pictures are meant for other sites.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}

const isWidget = (req: IncomingMessage) => (req.url ?? '').split('?')[0] === WIDGET_PATH;
