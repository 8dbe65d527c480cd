import { expect, test } from 'vitest';
import { htmlToText } from './html-text.ts';

test.each([
  ['<p>Hi <b>there</b>&nbsp;x</p><ul><li>a<li>b</ul>', 'Hi there\u00a0x\n- a\n- b'],
  ['<p>one</p>\n\n<p>two<br>three</p>', 'one\ntwo\nthree'],
  ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
  ['<style>p{}</style>x<script>alert("1")</script>', 'x'],
  ['<svg><script>x</script><text>y</text></svg>z', 'z'],
  ['<script>never closed', ''],
  ['<img src=x onerror=alert(1)>ok', 'ok'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
])('%s becomes %j', (html, text) => expect(htmlToText(html)).toBe(text));

test.each(['a < b & c > d', 'plain\n  text', '17" <b', 'R&D'])('%j without markup stays as it is', (text) =>
  expect(htmlToText(text)).toBe(text),
);
