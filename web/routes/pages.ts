import express, { type RequestHandler, Router } from 'express';
import { WIDGET_PATH } from '../security-headers.ts';

const UNFINISHED = 'The page of this shop could not be built. Run "npm run build:web" to see why.';

/** The built page and widget. Until they are built the first visitors wait for them. */
export function createPageRoutes({ dir, built }: { dir: string; built: Promise<void> }): Router {
  const router = Router();
  const finished = built.then(
    () => true,
    () => false,
  );

  const waitForPages: RequestHandler = async (_req, res, next) => {
    if (await finished) return next();
    res.status(503).type('text/plain').send(UNFINISHED);
  };
  const page =
    (file: string): RequestHandler =>
    (_req, res) => {
      res.sendFile(file, { root: dir, headers: { 'Cache-Control': 'no-cache' } });
    };

  router.get(['/', '/c/:id'], waitForPages, page('index.html'));
  router.get(WIDGET_PATH, waitForPages, page('widget.html'));
  router.get('/widget-demo', waitForPages, page('widget-demo.html'));
  const serveFiles = express.static(dir, {
    index: false,
    redirect: false,
    setHeaders: (res, path) => {
      // Names under assets/ change with their content.
      const lasting = path.startsWith(`${dir}/assets/`);
      res.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      res.setHeader('Access-Control-Allow-Origin', '*');
    },
  });
  router.use(async (req, res, next) => {
    // Only these are files; anything else need not wait to be refused.
    if (!/^\/(assets\/|[\w.-]+\.\w+$)/.test(req.path)) return next();
    await waitForPages(req, res, (error) => (error ? next(error) : serveFiles(req, res, next)));
  });
  return router;
}

/** The end of the line for a browser: a small page that leads back to the shop. */
export const notFoundAsPage: RequestHandler = (_req, res) => {
  res.status(404).type('html').send(NOT_FOUND);
};

const NOT_FOUND = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not found</title>
<style>
:root { color-scheme: light dark; font: 1.125rem/1.6 system-ui, sans-serif; }
body { max-width: 32rem; margin: 20vh auto 0; padding: 0 1.5rem; }
a { color: inherit; }
</style>
</head>
<body>
<h1>There is nothing here</h1>
<p>This address leads nowhere. <a href="/">Talk to the shop's assistant</a> instead.</p>
<p lang="zh">这个地址没有内容。<a href="/">回到购物助手</a></p>
</body>
</html>
`;
