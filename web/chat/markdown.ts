/** The few things an answer may be formatted with. There is no raw HTML and no picture: both come out as plain text. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'em'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; children: Inline[] };

export type Block =
  | { type: 'paragraph'; lines: Inline[][] }
  | { type: 'heading'; content: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: Inline[][] };

const bullet = /^\s{0,6}[-*•]\s+(.*)$/;
const number = /^\s{0,6}(\d{1,3})[.)]\s+(.*)$/;
const heading = /^#{1,6}\s+(.*?)\s*#*$/;

/** Reads an answer, whole or still arriving: an unfinished mark is shown as the characters it is. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of source.replaceAll('\r\n', '\n').split('\n')) {
    if (!line.trim()) {
      open = false;
      continue;
    }
    const last = open ? blocks.at(-1) : undefined;
    open = true;
    const item = bullet.exec(line)?.[1];
    const numbered = number.exec(line);
    const title = heading.exec(line)?.[1];
    if (item !== undefined || numbered) {
      const ordered = item === undefined;
      const content = parseInline(item ?? numbered?.[2] ?? '');
      if (last?.type === 'list' && last.ordered === ordered) last.items.push(content);
      else blocks.push({ type: 'list', ordered, start: Number(numbered?.[1] ?? 1), items: [content] });
    } else if (title !== undefined) {
      blocks.push({ type: 'heading', content: parseInline(title) });
      open = false;
    } else if (last?.type === 'paragraph') last.lines.push(parseInline(line));
    else blocks.push({ type: 'paragraph', lines: [parseInline(line)] });
  }
  return blocks;
}

const token =
  /`([^`\n]+)`|!?\[([^\]\n]*)\]\(\s*((?:[^\s()]|\([^\s()]*\))+)(?:\s+"[^"\n]*")?\s*\)|\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)|(?<![\p{L}\p{N}*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\p{L}\p{N}*])|(https?:\/\/[^\s<>"'()，。；：！？、（）《》「」]*[^\s<>"'().,;:!?，。；：！？、（）《》「」])/gu;

function parseInline(source: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  let at = 0;
  const plain = (text: string) => text && out.push({ type: 'text', text });
  for (const match of depth < 4 ? source.matchAll(token) : []) {
    plain(source.slice(at, match.index));
    at = match.index + match[0].length;
    const [whole, code, label, target, strong, em, address] = match;
    if (code !== undefined) out.push({ type: 'code', text: code });
    else if (strong !== undefined) out.push({ type: 'strong', children: parseInline(strong, depth + 1) });
    else if (em !== undefined) out.push({ type: 'em', children: parseInline(em, depth + 1) });
    else if (address !== undefined) {
      out.push({ type: 'link', href: address, children: [{ type: 'text', text: address }] });
    } else {
      const href = whole.startsWith('!') ? undefined : safeHref(target ?? '');
      if (href) out.push({ type: 'link', href, children: parseInline(label || href, depth + 1) });
      else plain(label || whole);
    }
  }
  plain(source.slice(at));
  return out;
}

/** The address if it leads to a web page or to a path of this site; `javascript:`, `data:`, `//host` and the like give nothing. */
export function safeHref(target: string): string | undefined {
  if (/[\p{Cc}\p{Cf}\\]/u.test(target)) return undefined;
  if (/^https?:\/\/[^/\s]/i.test(target)) return URL.canParse(target) ? target : undefined;
  return /^(\/(?!\/)|#|\?)/.test(target) ? target : undefined;
}

/** The words of an answer without marks, for a screen reader's announcement. */
export function plainText(source: string): string {
  const words = (content: Inline[]): string =>
    content.map((part) => ('text' in part ? part.text : words(part.children))).join('');
  return parseMarkdown(source)
    .flatMap((block) =>
      block.type === 'paragraph'
        ? block.lines.map(words)
        : block.type === 'list'
          ? block.items.map(words)
          : [words(block.content)],
    )
    .join('\n');
}
