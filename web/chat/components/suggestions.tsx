import { useFront } from '../front-context.tsx';

/** What the customer may want to say next. */
export function Suggestions({ items }: { items: readonly string[] }) {
  const front = useFront();
  if (items.length === 0) return null;
  return (
    <ul className="chips">
      {items.map((item) => (
        <li key={item}>
          <button type="button" className="chip" onClick={() => void front.say(item)}>
            {item}
          </button>
        </li>
      ))}
    </ul>
  );
}
