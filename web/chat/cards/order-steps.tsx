import { Icon } from '../components/icons.tsx';
import { useWords } from '../words.tsx';

const steps = ['placed', 'packed', 'shipped', 'delivered'] as const;

/** How many of the four steps an order of that status has behind it. */
const reached: Record<string, number> = {
  pending: 1,
  processed: 2,
  shipped: 3,
  out_for_delivery: 3,
  delivered: 4,
  return_requested: 4,
  returned: 4,
  exchange_requested: 4,
  exchanged: 4,
};

/** The way of an order from placed to delivered; an order that was cancelled has none. */
export function OrderSteps({ status }: { status: string }) {
  const { t } = useWords();
  const done = reached[status];
  if (done === undefined) return null;
  return (
    <ol className="steps">
      {steps.map((step, index) => {
        const state =
          index + 1 < done || done === steps.length ? 'done' : index + 1 === done ? 'now' : 'ahead';
        const words = { done: t.order.stepDone, now: t.order.stepNow, ahead: t.order.stepAhead }[state];
        return (
          <li key={step} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="step-dot">{state === 'done' && <Icon name="check" />}</span>
            {t.order.steps[step]}
            <span className="sr-only"> ({words})</span>
          </li>
        );
      })}
    </ol>
  );
}

/** An order's status as a word on a coloured ground. */
export function OrderStatus({ status }: { status: string }) {
  const { t } = useWords();
  const tone = ['cancelled', 'returned'].includes(status) ? 'off' : status === 'delivered' ? 'good' : 'going';
  return <span className={`status ${tone}`}>{t.order.statuses[status] ?? status}</span>;
}
