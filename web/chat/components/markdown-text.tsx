import { memo } from 'react';
import { type Block, type Inline, parseMarkdown } from '../markdown.ts';

/** An answer's text; React escapes every character of it. */
export const MarkdownText = memo(function MarkdownText({ text }: { text: string }) {
  return (
    <div className="prose">
      {parseMarkdown(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
});

function BlockView({ block }: { block: Block }) {
  if (block.type === 'heading') {
    return (
      <p className="prose-heading">
        <Inlines content={block.content} />
      </p>
    );
  }
  if (block.type === 'list') {
    const items = block.items.map((item, index) => (
      <li key={index}>
        <Inlines content={item} />
      </li>
    ));
    return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
  }
  return (
    <p>
      {block.lines.map((line, index) => (
        <span key={index}>
          {index > 0 && <br />}
          <Inlines content={line} />
        </span>
      ))}
    </p>
  );
}

function Inlines({ content }: { content: Inline[] }) {
  return content.map((part, index) => {
    switch (part.type) {
      case 'text':
        return part.text;
      case 'code':
        return <code key={index}>{part.text}</code>;
      case 'link':
        return (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            <Inlines content={part.children} />
          </a>
        );
      default: {
        const Tag = part.type;
        return (
          <Tag key={index}>
            <Inlines content={part.children} />
          </Tag>
        );
      }
    }
  });
}
