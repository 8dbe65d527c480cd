import { Parser } from 'htmlparser2';

const MARKUP = /<[a-z!/][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]\w*);/i;
const BLOCK =
  /^(address|article|aside|blockquote|br|dd|div|dl|dt|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'head']);

/**
 * The words a reader of this HTML would see: one line a block, list items behind dashes, no scripts, styles or
 * attributes. Text without any tag or entity comes back as it was.
 */
export function htmlToText(html: string): string {
  if (!MARKUP.test(html)) return html;
  let text = '';
  const silent: string[] = [];
  const breakLine = () => {
    if (!text.endsWith('\n')) text = `${text.trimEnd()}\n`;
  };
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent.push(name);
      if (BLOCK.test(name)) breakLine();
      if (name === 'li') text += '- ';
      if (name === 'td' || name === 'th') text += ' ';
    },
    ontext(piece) {
      if (silent.length === 0) text += piece.replace(/[ \t\r\n\f]+/g, ' ');
    },
    onclosetag(name) {
      if (silent.at(-1) === name) silent.pop();
      if (BLOCK.test(name)) breakLine();
    },
  });
  parser.end(html);
  return text
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}
