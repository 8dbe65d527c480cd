import { Parser } from 'htmlparser2';
import { ShopError } from '../errors.ts';
import type { SourceRow } from './source-row.ts';

type Fields = { [name: string]: string | Fields | (string | Fields)[] };

interface Open {
  name: string;
  text: string;
  fields: Fields;
}

/**
 * The `<item>`s of an RSS feed or `<entry>`s of an Atom feed, each as an object of its elements; a prefix (`g:`) is
 * taken off their names, an element that comes twice gives a list. A document that is cut off throws
 * `ShopError('bad_request')` after the items before it; one without any item as well.
 */
export async function* readItems(chunks: AsyncIterable<string>): AsyncGenerator<SourceRow, void> {
  const ready: SourceRow[] = [];
  const open: Open[] = [];
  let place = 0;
  let rootClosed = false;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth++;
        const name = tag.replace(/^.*:/, '');
        if (open.length > 0 || name === 'item' || name === 'entry') {
          // Atom's own links carry their address in an attribute.
          const text = name === 'link' ? (attributes.href ?? '') : '';
          open.push({ name, text, fields: {} });
        }
      },
      ontext(piece) {
        const element = open.at(-1);
        if (element) element.text += piece;
      },
      onclosetag(_tag, implied) {
        depth--;
        if (depth === 0) rootClosed = !implied;
        const element = open.pop();
        const parent = open.at(-1);
        if (!element) return;
        if (parent) addField(parent.fields, element.name, valueOf(element));
        else if (!implied) ready.push({ place: ++place, value: element.fields });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield* ready.splice(0);
  }
  parser.end();
  yield* ready.splice(0);
  if (!rootClosed) throw new ShopError('bad_request', `The XML breaks off after item ${place}.`);
  if (place === 0) throw new ShopError('bad_request', 'There is no <item> or <entry> in the file.');
}

const valueOf = ({ text, fields }: Open): string | Fields =>
  text.trim() === '' && Object.keys(fields).length > 0 ? fields : text.trim();

function addField(fields: Fields, name: string, value: string | Fields): void {
  const before = fields[name];
  fields[name] = before === undefined ? value : [before, value].flat();
}
