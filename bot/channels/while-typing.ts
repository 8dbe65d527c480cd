/** Channels show that somebody is typing for a few seconds only. */
const TYPING_MS = 4_000;

/**
 * Sends the sign of typing, again and again until `work` is over, and the last one before this resolves, so that it
 * never follows the answer. One that could not be sent changes nothing but `onError`.
 */
export async function whileTyping<T>(
  work: Promise<T>,
  sendTyping: () => Promise<unknown>,
  onError: (error: unknown) => void,
): Promise<T> {
  const send = () => sendTyping().then(() => undefined, onError);
  let typing = send();
  const timer = setInterval(() => {
    typing = typing.then(send);
  }, TYPING_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    await typing;
  }
}
