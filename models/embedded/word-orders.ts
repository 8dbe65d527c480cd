import type { ToolResult } from './messages.ts';
import { listOf, textOf, wordOf } from './state.ts';
import { join, type Wording, wordDate } from './wording.ts';

const MOST_ITEMS = 3;

type Data = Record<string, unknown>;

/** An order's status, which histories of earlier versions keep under another name. */
const statusOf = (order: Data): string => wordOf(order.order_status ?? order.status);

/** Where an order stands, with its carrier and date as far as they are known. */
export function wordOrder({ data }: ToolResult, wording: Wording): string {
  const { say, language } = wording;
  const event =
    typeof data.last_event === 'object' && data.last_event !== null ? (data.last_event as Data) : undefined;
  const isOpen = ['pending', 'processed', 'shipped', 'out_for_delivery'].includes(statusOf(data));
  const place = isOpen ? textOf(event?.place) : undefined;
  const items = itemsOf(data);
  return join(
    [
      statusSentence(data, wording),
      textOf(data.cancel_reason) &&
        say('order_cancel_reason', { reason: textOf(data.cancel_reason)?.replaceAll('_', ' ') }),
      textOf(data.carrier) && isOpen ? say('order_carrier', { carrier: textOf(data.carrier) }) : undefined,
      place && say('order_place', { place }),
      items && say('order_items', { items }),
    ],
    language,
  );
}

function statusSentence(order: Data, { say, language }: Wording): string {
  const status = say(`status_${statusOf(order)}`) || statusOf(order).replaceAll('_', ' ');
  const values = { id: textOf(order.order_id), status, expected: wordDate(textOf(order.expected), language) };
  const arrives =
    ['pending', 'processed', 'shipped', 'out_for_delivery'].includes(statusOf(order)) && values.expected;
  return say(arrives ? 'order_expected' : 'order', values);
}

function itemsOf(order: Data): string | undefined {
  const titles = [...new Set(listOf(order.items).flatMap((item) => textOf(item.title) ?? []))];
  const more = titles.length - MOST_ITEMS;
  const list = titles.slice(0, MOST_ITEMS).join(', ');
  return titles.length === 0 ? undefined : more > 0 ? `${list} (+${more})` : list;
}

/** The speaker's orders: how many, and how the one that is likeliest meant stands. */
export function wordOrders({ data, args }: ToolResult, wording: Wording): string {
  const { say, language } = wording;
  const orders = listOf(data.orders);
  const total = Number(data.total ?? orders.length);
  const limits = args.status !== undefined || args.product !== undefined;
  if (orders.length === 0)
    return say(limits ? 'orders_none_such' : 'orders_none', { product: textOf(args.product) });
  const open = orders.find((order) =>
    ['out_for_delivery', 'shipped', 'processed', 'pending'].includes(statusOf(order)),
  );
  const meant = open ?? orders[0] ?? {};
  if (orders.length === 1)
    return join([statusSentence(meant, wording), itemsSentence(meant, wording)], language);
  const opening = say('orders', { n: total, shown: orders.length });
  return join(
    [
      opening,
      args.status === undefined || args.status === 'open' ? statusSentence(meant, wording) : undefined,
    ],
    language,
  );
}

function itemsSentence(order: Data, { say }: Wording): string | undefined {
  const items = itemsOf(order);
  return items && say('order_items', { items });
}

/** The help page's own passage, so that no policy is told in other words than the shop's. */
export function wordHelp({ data }: ToolResult, { say, situation }: Wording): string {
  const [page] = listOf(data.pages);
  const human = situation.intent === 'human' ? 'help_human' : 'help';
  if (!page) return say(human === 'help' ? 'help_none' : 'help_human_none');
  return say(human, { title: textOf(page.title), excerpt: textOf(page.excerpt) });
}
