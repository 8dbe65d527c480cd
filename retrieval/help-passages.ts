const LONGEST = 600;

/** A help page's body as passages of plain text, in order: a paragraph or list each, led by its heading. */
export function readPassages(markdown: string): string[] {
  const passages: string[] = [];
  let heading = '';
  for (const block of markdown.replace(/\r\n?/g, '\n').split(/\n\s*\n|\n(?=#{1,6}\s)|(?<=^#{1,6} .*)\n/m)) {
    const text = stripMarkdown(block);
    if (!text) continue;
    if (/^\s*#{1,6}\s/.test(block) && !block.trim().includes('\n')) {
      heading = text;
      continue;
    }
    passages.push(cut(heading ? `${heading}: ${text}` : text));
  }
  return passages.length > 0 || !heading ? passages : [heading];
}

/** Text without marks of emphasis, links' targets, images, tables' frames, list bullets and HTML. */
export function stripMarkdown(markdown: string): string {
  return markdown
    .replace(/```[a-z]*\n?/g, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/gm, '')
    .replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)/gm, '')
    .replace(/^\s*\||\|\s*$/gm, '')
    .replace(/\s*\|\s*/g, ', ')
    .replace(/(\*\*|__|~~|`)(.*?)\1/g, '$2')
    .replace(/(^|[\s(])[*_](\S(?:.*?\S)?)[*_](?=[\s).,;:!?]|$)/gm, '$1$2')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = Math.max(...['. ', '。', '! ', '？', '; '].map((mark) => text.lastIndexOf(mark, LONGEST)));
  return end > LONGEST / 3 ? text.slice(0, end + 1) : `${text.slice(0, LONGEST)}…`;
}
