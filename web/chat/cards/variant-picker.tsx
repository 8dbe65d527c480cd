import { type CSSProperties, useId } from 'react';
import type { ProductView } from '../../../tools/cards.ts';
import { useWords } from '../words.tsx';
import { isColourOption, swatchOf } from './swatches.ts';
import { type Chosen, stateOfValue } from './variants.ts';

interface Props {
  product: ProductView;
  chosen: Chosen;
  onChoose: (name: string, value: string) => void;
  /** In a tile there is room for a dot or a select only; on its own card every value is written out. */
  compact: boolean;
}

/** One choice for each option; what is sold out says so in words. */
export function VariantPicker({ product, chosen, onChoose, compact }: Props) {
  const options = product.options.filter(({ values }) => values.length > 1 || !compact);
  return options.map(({ name, values }) => {
    const words = values.map(({ value }) => value);
    const asDots = isColourOption(name) && words.length <= 6 && words.every((value) => swatchOf(value));
    const shared = { product, chosen, name, values: words, onChoose };
    if (compact && !asDots) return <SelectChoice key={name} {...shared} />;
    return <RadioChoice key={name} {...shared} dotsOnly={compact} />;
  });
}

interface ChoiceProps {
  product: ProductView;
  chosen: Chosen;
  name: string;
  values: string[];
  onChoose: (name: string, value: string) => void;
}

function useLabel({ product, chosen, name }: ChoiceProps) {
  const { t } = useWords();
  return (value: string) => {
    const state = stateOfValue(product, chosen, name, value);
    if (state === 'sold-out') return t.product.soldOutValue(value);
    return state === 'not-made' ? t.product.notMade(value) : value;
  };
}

function SelectChoice(props: ChoiceProps) {
  const labelOf = useLabel(props);
  const { product, name, values, chosen, onChoose } = props;
  return (
    <label className="select-choice">
      <span>
        {name}
        <span className="sr-only"> · {product.title}</span>
      </span>
      <select value={chosen[name]} onChange={(event) => onChoose(name, event.target.value)}>
        {values.map((value) => (
          <option key={value} value={value}>
            {labelOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

function RadioChoice({ dotsOnly, ...props }: ChoiceProps & { dotsOnly: boolean }) {
  const labelOf = useLabel(props);
  const group = useId();
  const { product, name, values, chosen, onChoose } = props;
  const current = chosen[name];
  return (
    <fieldset className={dotsOnly ? 'choice dots-only' : 'choice'}>
      <legend className={dotsOnly ? 'sr-only' : undefined}>
        {name}
        <span className="sr-only"> · {product.title}</span>
        {current && <span className="chosen-value">: {labelOf(current)}</span>}
      </legend>
      {values.map((value) => {
        const colour = isColourOption(name) ? swatchOf(value) : undefined;
        const state = stateOfValue(product, chosen, name, value);
        return (
          <label key={value} className={`value ${state}`} title={labelOf(value)}>
            <input
              type="radio"
              name={group}
              value={value}
              checked={value === current}
              onChange={() => onChoose(name, value)}
            />
            {colour && <span className="dot" style={{ '--dot': colour } as CSSProperties} />}
            <span className={dotsOnly ? 'sr-only' : 'value-name'}>{labelOf(value)}</span>
          </label>
        );
      })}
      {dotsOnly && current && (
        <span className="chosen-value" aria-hidden="true">
          {labelOf(current)}
        </span>
      )}
    </fieldset>
  );
}
