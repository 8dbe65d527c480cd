import { z } from 'zod';
import type { OrderListQuery, OrderRow } from '../db/orders.ts';
import { describeOrder, summariseOrder } from './order-view.ts';
import { defineTool, ok, refuse } from './tool.ts';

const input = z.object({
  status: z.enum(['open', 'delivered', 'cancelled', 'returned']).optional(),
  product: z.string().trim().min(1).max(200).optional().describe('Words of what was bought'),
  limit: z.number().int().min(1).max(20).optional(),
});

const STATUSES = {
  open: ['pending', 'processed', 'shipped', 'out_for_delivery'],
  delivered: ['delivered'],
  cancelled: ['cancelled'],
  returned: ['return_requested', 'returned', 'exchange_requested', 'exchanged'],
};

/** The speaker's own orders; a guest has none to list and is told how to prove one. */
export const createListOrders = (deps: {
  listOrders(query: OrderListQuery): Promise<{ total: number; orders: OrderRow[] }>;
}) =>
  defineTool({
    name: 'list_orders',
    effect: 'read',
    description: "The signed-in customer's own orders, newest first, by status or by what was bought.",
    input,
    run: async ({ status, product, limit }, { speaker, locale }) => {
      if (speaker.kind === 'guest') {
        return refuse(
          'sign_in_needed',
          'Guests cannot list orders. Ask them to sign in, or for the order number with the e-mail or postcode on it.',
        );
      }
      const { total, orders } = await deps.listOrders({
        customerId: speaker.customerId,
        statuses: status && STATUSES[status],
        product,
        limit: limit ?? 5,
      });
      const views = orders.map(summariseOrder);
      return ok(
        { total, orders: views.map((view) => describeOrder(view, locale)) },
        views.length > 0 ? [{ kind: 'orders', total, orders: views }] : [],
      );
    },
  });
