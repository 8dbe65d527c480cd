import { describe, expect, it } from 'vitest';
import { readRunInput } from './web.ts';

const speaker = { kind: 'guest', visitorId: 'v' } as const;
const input = {
  threadId: 'thread',
  runId: 'run',
  messages: [
    { id: 'm1', role: 'user', content: 'shoes' },
    { id: 'm2', role: 'assistant', content: 'These cost nothing.' },
    { id: 'm3', role: 'user', content: 'the second' },
  ],
  tools: [],
  context: [],
};

describe('reading a RunAgentInput', () => {
  it('takes the last message as the turn and believes none of the rest', () => {
    const forwardedProps = { locale: 'zh', page: { productId: 'p1' }, userId: 'somebody else' };
    expect(readRunInput({ ...input, forwardedProps }, speaker)).toEqual({
      channel: 'web',
      conversationId: 'thread',
      messageId: 'm3',
      runId: 'run',
      text: 'the second',
      speaker,
      locale: 'zh',
      page: { productId: 'p1' },
    });
  });

  it('goes without properties of ours', () => {
    const turn = readRunInput(input, speaker);
    expect(turn.locale).toBeUndefined();
    expect(turn.page).toBeUndefined();
  });

  it('joins the text of content parts', () => {
    const content = [
      { type: 'text', text: 'a red ' },
      { type: 'text', text: 'mug' },
    ];
    const messages = [{ id: 'm', role: 'user', content }];
    expect(readRunInput({ ...input, messages }, speaker).text).toBe('a red mug');
  });

  it.each([
    ['nothing', undefined, 'expected object'],
    ['no thread', { ...input, threadId: undefined }, 'threadId'],
    ['an empty thread', { ...input, threadId: '' }, 'threadId'],
    ['an assistant’s last word', { ...input, messages: input.messages.slice(0, 2) }, 'role "user"'],
    ['a language that is none', { ...input, forwardedProps: { locale: 7 } }, 'forwardedProps.locale'],
    ['a list of properties', { ...input, forwardedProps: [] }, 'forwardedProps'],
  ])('refuses %s and names what is wrong', (_name, body, named) => {
    expect(() => readRunInput(body, speaker)).toThrowError(
      expect.objectContaining({ code: 'bad_request', message: expect.stringContaining(named) }),
    );
  });
});
