import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { createBrain } from './brain.ts';
import { ORDERS, PRODUCTS, spoken, VOCABULARY } from './situations.ts';
import { readBook } from './test-book.ts';

/** The planner without its langchain shell. */
export const brain = createBrain({ ...(await readBook()), vocabulary: () => VOCABULARY });

/** Systems messages of a signed-in customer and of a guest. */
export const customer = [spoken({ speaker: 'customer', shop: { currency: 'USD' } })];
export const guest = [spoken({ speaker: 'guest', shop: { currency: 'USD' } })];

/** What each tool is to answer, or how. */
export type Results = Record<string, object | ((args: Record<string, unknown>) => object)>;

/** The second of the products shown, in full. */
export const DRIFT = {
  ...PRODUCTS[1],
  description: 'The Drift suits muddy forest loops. It is waterproof up to the ankle.',
  options: { Size: ['41', '42 (sold out)'], Colour: ['black', 'cobalt blue'] },
  attributes: { Weight: '255 g', Upper: 'engineered mesh' },
};

const RESULTS: Results = {
  search_catalog: { match: 'exact', total: 14, products: PRODUCTS },
  get_product: DRIFT,
  compare_products: {
    products: PRODUCTS.slice(0, 2),
    differences: [{ name: 'Weight', values: ['230 g', '255 g'], differs: true }],
  },
  get_reviews: ({ about }) => ({
    product_id: 'P2',
    title: 'Tarnbeck Drift running shoes',
    rating: 4.6,
    count: 88,
    ...(about ? { about, positive: 12, negative: 3 } : {}),
    quotes: [{ stars: 5, text: 'They grip like a goat. I never slipped.' }],
  }),
  list_orders: { total: 2, orders: ORDERS },
  get_order: {
    ...ORDERS[0],
    carrier: 'DHL',
    last_event: { at: '2026-11-20', status: 'in transit', place: 'Leipzig' },
  },
  search_help: {
    pages: [
      { id: 'returns', topic: 'returns', title: 'Returns', excerpt: 'Send things back within 30 days.' },
    ],
  },
};

/** Says the lines one after the other and answers each call from `results`; one record a line. */
export function talk(start: BaseMessage[], lines: readonly string[], results: Results = {}) {
  const messages = [...start];
  return lines.map((line) => {
    messages.push(new HumanMessage(line));
    const calls: { name: string; args: Record<string, unknown> }[] = [];
    for (let step = 0; step < 5; step++) {
      const reply = brain(messages);
      if (reply.calls.length === 0) {
        messages.push(new AIMessage(reply.text));
        return { calls, text: reply.text, history: [...messages] };
      }
      messages.push(new AIMessage({ content: '', tool_calls: reply.calls }));
      for (const { id, name, args } of reply.calls) {
        calls.push({ name, args });
        const found = results[name] ?? RESULTS[name] ?? {};
        const data = typeof found === 'function' ? found(args) : found;
        messages.push(
          new ToolMessage({ tool_call_id: id, content: JSON.stringify({ status: 'ok', ...data }) }),
        );
      }
    }
    throw new Error(`no answer to "${line}" in five steps`);
  });
}
