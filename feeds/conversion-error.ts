/** Why a value cannot become what its target holds; the message is for the rejects file. */
export class ConversionError extends Error {}

/** A value as a person would recognise it in a message, cut short. */
export function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
