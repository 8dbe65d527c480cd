import { z } from 'zod';
import type { OrderRow } from '../db/orders.ts';
import { describeOrder, viewOrder } from './order-view.ts';
import { defineTool, ok, refuse, type ToolContext } from './tool.ts';

const input = z.object({
  order_id: z.string().trim().min(1).max(100),
  email: z.string().trim().max(200).optional().describe('Only as the guest typed it, to prove the order'),
  postcode: z.string().trim().max(20).optional().describe('Only as the guest typed it, to prove the order'),
});

const TRIES_PER_HOUR = 5;

interface Deps {
  readOrder(orderNumber: string): Promise<OrderRow | undefined>;
  hasGrant(conversationId: string, orderId: string): Promise<boolean>;
  grantOrder(conversationId: string, orderId: string): Promise<void>;
  takeProofAttempt(attempt: {
    visitorId: string;
    orderId: string;
    now: Date;
    limit: number;
  }): Promise<boolean>;
}

/**
 * One order, for its owner or for a guest who proves it with the e-mail or postcode on it. An order of somebody else
 * and one that does not exist are answered alike.
 */
export const createGetOrder = (deps: Deps) =>
  defineTool({
    name: 'get_order',
    effect: 'read',
    description:
      'Status, shipment, items and expected date of one order. A guest must also give the e-mail or postcode on it.',
    input,
    run: async ({ order_id, email, postcode }, context) => {
      const order = await deps.readOrder(order_id);
      const orderId = order_id.replace(/^#/, '');
      if (order && (await maySee(deps, order, context))) return show(order, context);
      if (context.speaker.kind === 'customer' && !email && !postcode) return notFound(order_id);
      if (!email && !postcode) {
        return refuse('proof_needed', 'Ask the guest for the e-mail address or the postcode on that order.');
      }
      const mayTry = await deps.takeProofAttempt({
        visitorId: context.speaker.visitorId,
        orderId,
        now: context.now,
        limit: TRIES_PER_HOUR,
      });
      if (!mayTry)
        return refuse('too_many_tries', 'Too many tries. The guest can try again in an hour, or sign in.');
      if (!order || !proves(order, email, postcode)) return notFound(order_id);
      await deps.grantOrder(context.conversationId, order.id);
      return show(order, context);
    },
  });

async function maySee(
  deps: Deps,
  order: OrderRow,
  { speaker, conversationId }: ToolContext,
): Promise<boolean> {
  if (speaker.kind === 'customer' && order.customer_id === speaker.customerId) return true;
  return deps.hasGrant(conversationId, order.id);
}

const bare = (text: string) => text.toLowerCase().replace(/[\s-]/g, '');

function proves(order: OrderRow, email?: string, postcode?: string): boolean {
  const emailFits = Boolean(email && order.email && email.toLowerCase() === order.email.toLowerCase());
  const postcodeFits = Boolean(postcode && order.address && bare(postcode) === bare(order.address.postcode));
  return (emailFits || !email) && (postcodeFits || !postcode) && (emailFits || postcodeFits);
}

const notFound = (orderId: string) =>
  refuse(
    'unknown_order',
    `No order ${orderId} can be shown with these details. Ask them to check the number and the e-mail or postcode.`,
  );

function show(order: OrderRow, { locale }: ToolContext) {
  const view = viewOrder(order);
  const lastShipment = view.shipments.at(-1);
  return ok(
    {
      ...describeOrder(view, locale),
      cancel_reason: view.cancelReason,
      carrier: lastShipment?.carrier,
      tracking: lastShipment?.trackingNumbers.join(', '),
      last_event: lastShipment?.events.at(-1),
    },
    [{ kind: 'order', order: view }],
  );
}
