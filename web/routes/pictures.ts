import type { RequestHandler } from 'express';
import { z } from 'zod';
import { ShopError } from '../../errors.ts';
import { parseInput } from '../json-body.ts';

/** Draws a product, in one of its colours when asked; undefined for a product that there is no picture of. */
export type DrawPicture = (productId: string, colour?: string) => Promise<string | undefined>;

const pictureQuery = z.object({ colour: z.string().max(60).optional() });

/** `GET /pictures/:id.svg?colour=`: a drawing that can run nothing, even when it is opened by itself. */
export function createPictureRoute(drawPicture: DrawPicture): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const { colour } = parseInput(pictureQuery, req.query);
    const svg = await drawPicture(req.params.id, colour);
    if (svg === undefined) throw new ShopError('not_found', 'There is no such picture.');
    res
      .set('Cache-Control', 'public, max-age=86400')
      .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .type('image/svg+xml')
      .send(svg);
  };
}
