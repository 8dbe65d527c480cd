import { createParser } from 'eventsource-parser';

/** An AG-UI event as it stands in a stream. */
export interface SentEvent {
  id: string | undefined;
  event: { type: string; [key: string]: unknown };
}

/** Reads an event stream, all of it or until `enough`, and then leaves. */
export async function readStream(response: Response, enough: (events: SentEvent[]) => boolean = () => false) {
  const events: SentEvent[] = [];
  const comments: string[] = [];
  const parser = createParser({
    onEvent: ({ id, data }) => events.push({ id, event: JSON.parse(data) as SentEvent['event'] }),
    onComment: (comment) => comments.push(comment),
  });
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    parser.feed(decoder.decode(value, { stream: true }));
    if (enough(events)) {
      await reader?.cancel();
      break;
    }
  }
  return { events, comments };
}
