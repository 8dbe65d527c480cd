import { z } from 'zod';
import type { HelpPageRow } from '../db/help-pages.ts';
import type { Search } from '../retrieval/search-types.ts';
import { defineTool, ok } from './tool.ts';

const input = z.object({ query: z.string().trim().min(1).max(500) });

/** The shop's own help pages: the only ground on which its policies may be told. */
export const createSearchHelp = (deps: {
  search: Pick<Search, 'help'>;
  readHelpPages(ids: readonly string[], language: string): Promise<HelpPageRow[]>;
}) =>
  defineTool({
    name: 'search_help',
    effect: 'read',
    description:
      "The shop's help pages: shipping, returns, warranty, payments, privacy, opening hours and the like.",
    input,
    run: async ({ query }, { locale }) => {
      const hits = await deps.search.help({ text: query, locale, limit: 3 });
      const rows = await deps.readHelpPages(
        hits.map((hit) => hit.pageId),
        locale,
      );
      const excerpts = new Map(hits.map((hit) => [hit.pageId, hit.excerpt]));
      const pages = rows.map((row) => ({
        id: row.id,
        topic: row.topic,
        title: row.title,
        excerpt: excerpts.get(row.id) ?? '',
        url: row.url ?? undefined,
      }));
      return ok({ pages }, pages.length > 0 ? [{ kind: 'help', pages }] : []);
    },
  });
