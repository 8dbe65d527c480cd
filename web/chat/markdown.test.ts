import { describe, expect, it } from 'vitest';
import { type Block, parseMarkdown, plainText, safeHref } from './markdown.ts';

const first = (source: string) => {
  const [block] = parseMarkdown(source);
  return block?.type === 'paragraph' ? block.lines[0] : undefined;
};
const linksIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"href":("(?:[^"\\]|\\.)*")/g)].map((match) =>
    JSON.parse(match[1] ?? '""'),
  );

describe('what an answer may contain', () => {
  it('reads bold, italics, code and links', () => {
    expect(first('a **b *c*** `d` [e](/f)')).toEqual([
      { type: 'text', text: 'a ' },
      {
        type: 'strong',
        children: [
          { type: 'text', text: 'b ' },
          { type: 'em', children: [{ type: 'text', text: 'c' }] },
        ],
      },
      { type: 'text', text: ' ' },
      { type: 'code', text: 'd' },
      { type: 'text', text: ' ' },
      { type: 'link', href: '/f', children: [{ type: 'text', text: 'e' }] },
    ]);
  });

  it('reads lists, headings and paragraphs', () => {
    const kinds = (blocks: Block[]) =>
      blocks.map((block) => (block.type === 'list' ? block.items.length : block.type));
    expect(kinds(parseMarkdown('# Title\ntext\nmore\n\n- a\n- b\n\n1. x\n2. y\n3. z'))).toEqual([
      'heading',
      'paragraph',
      2,
      3,
    ]);
    expect(parseMarkdown('3. c\n4. d')[0]).toMatchObject({ ordered: true, start: 3 });
  });

  it('leaves Chinese punctuation out of bare addresses', () => {
    expect(linksIn(parseMarkdown('请看 https://shop.example/a。谢谢'))).toEqual(['https://shop.example/a']);
  });

  it('does not take multiplication or a half-arrived mark for formatting', () => {
    expect(plainText('3*4*5 and **half')).toBe('3*4*5 and **half');
    expect(first('2 * 3 * 4')).toEqual([{ type: 'text', text: '2 * 3 * 4' }]);
  });
});

describe('what an answer may not contain', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\u0000script:alert(1)',
    '\u200bjavascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/x',
    '/\\evil.example',
    'https:evil',
    'http://',
    'mailto:a@b.c',
  ])('a link to %j', (target) => {
    expect(safeHref(target)).toBeUndefined();
    expect(linksIn(parseMarkdown(`[click](${target})`))).toEqual([]);
  });

  it.each(['https://a.example/b?c=d#e', 'http://a.example', '/c/1', '#top', '?q=1'])(
    'but one to %j',
    (target) => {
      expect(safeHref(target)).toBe(target);
    },
  );

  it('a picture: its words stay, its address goes', () => {
    const blocks = parseMarkdown('![a view](https://tracker.example/p.png)');
    expect(linksIn(blocks)).toEqual([]);
    expect(plainText('![a view](https://tracker.example/p.png)')).toBe('a view');
  });

  it('raw HTML: it is text', () => {
    expect(first('<img src=x onerror=alert(1)> <b>x</b>')).toEqual([
      { type: 'text', text: '<img src=x onerror=alert(1)> <b>x</b>' },
    ]);
  });

  it('anything that takes long to read', () => {
    const nasty = `${'[a]('.repeat(4000)}${'**'.repeat(4000)}${'`'.repeat(4001)}${'*a '.repeat(4000)}`;
    expect(parseMarkdown(nasty)).toHaveLength(1);
  });
});
