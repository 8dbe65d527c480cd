/** The few parts of Adaptive Cards 1.5 that our cards are made of. */
export type Element = { type: string; [property: string]: unknown };

export type Action =
  | { type: 'Action.OpenUrl'; title: string; url: string }
  | { type: 'Action.Submit'; title: string; data: SayData };

/** What a button sends back: `say` is taken as if the customer had written it; the rest makes Teams show it so. */
export interface SayData {
  say: string;
  msteams: { type: 'messageBack'; text: string; displayText: string };
}

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  /** For clients that cannot show the card. */
  fallbackText: string;
  body: Element[];
  actions?: Action[];
}

export const heading = (text: string): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  weight: 'Bolder',
  size: 'Medium',
  style: 'heading',
});

export const paragraph = (text: string): Element => ({ type: 'TextBlock', text, wrap: true });

export const subtle = (text: string): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  isSubtle: true,
  spacing: 'Small',
});

export const textCell = (text: string): Element => ({ type: 'TextBlock', text, wrap: true });

/** What a customer wrote, shown as it is: a TextBlock would turn its Markdown into links. */
export const verbatim = (text: string, style: { weight?: 'Bolder'; isSubtle?: boolean } = {}): Element => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...style }],
});

export const columns = (...items: Element[][]): Element => ({
  type: 'ColumnSet',
  columns: items.map((column, index) => ({
    type: 'Column',
    width: index === 0 ? 'stretch' : 'auto',
    items: column,
  })),
});

/** Names with their values; nothing when there are none, as an empty FactSet is refused by some clients. */
export const facts = (pairs: readonly [string, string][]): Element[] =>
  pairs.length > 0 ? [{ type: 'FactSet', facts: pairs.map(([title, value]) => ({ title, value })) }] : [];

/** A button that speaks for the customer. */
export const say = (title: string, words: string): Action => ({
  type: 'Action.Submit',
  title,
  data: { say: words, msteams: { type: 'messageBack', text: words, displayText: words } },
});

/** A button that opens a web page; none for an address that is missing or no web address. */
export const openUrl = (title: string, url: string | undefined): Action[] =>
  url && /^https?:\/\//i.test(url) ? [{ type: 'Action.OpenUrl', title, url }] : [];
