import { type CSSProperties, useEffect, useState } from 'react';
import { useFront, useFrontState, useSurroundings } from '../front-context.tsx';
import type { DemoCustomer } from '../state/wire.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icons.tsx';
import { useModal } from './use-modal.ts';

/** Who is speaking, and the way to change it: a demo customer where the shop is a demo, signing out elsewhere. */
export function CustomerMenu({ isDemo }: { isDemo: boolean }) {
  const { t } = useWords();
  const { customer } = useFrontState();
  const { attach, isOpen, open, close } = useModal();
  if (!isDemo && !customer) return null;
  const name = customer?.name ?? t.customer.guest;
  return (
    <>
      <button
        type="button"
        className="customer-button"
        aria-haspopup="dialog"
        title={customer ? t.customer.signedInAs(name) : t.customer.open}
        onClick={open}
      >
        {customer ? <Avatar name={name} /> : <Icon name="person" />}
        <span className="customer-name">{name}</span>
      </button>
      <dialog ref={attach} className="picker" aria-label={isDemo ? t.customer.choose : name}>
        {isOpen && <CustomerChoice isDemo={isDemo} onDone={close} />}
      </dialog>
    </>
  );
}

function CustomerChoice({ isDemo, onDone }: { isDemo: boolean; onDone: () => void }) {
  const { t, say } = useWords();
  const front = useFront();
  const { host } = useSurroundings();
  const { customer } = useFrontState();
  const customers = useDemoCustomers(isDemo);
  const [failed, setFailed] = useState(false);
  const change = (work: Promise<void>) => {
    setFailed(false);
    work.then(onDone, () => setFailed(true));
  };
  const signOut = async () => {
    await front.signOut();
    host?.emit('sign-out', {});
  };
  return (
    <div className="picker-body">
      <header>
        <h2>{isDemo ? t.customer.choose : customer?.name}</h2>
        <button type="button" className="icon-button" aria-label={t.close} onClick={onDone}>
          <Icon name="close" />
        </button>
      </header>
      {failed && (
        <p className="error-text" role="alert">
          {t.customer.failed}
        </p>
      )}
      {!isDemo && (
        <button type="button" className="button" onClick={() => change(signOut())}>
          <Icon name="signOut" />
          {t.customer.signOut}
        </button>
      )}
      {isDemo && (
        <>
          <p className="quiet">{t.customer.chooseHint}</p>
          <ul className="people">
            <li>
              <Person
                name={t.customer.continueAsGuest}
                note={t.customer.guestNote}
                isChosen={!customer}
                onChoose={() => (customer ? change(signOut()) : onDone())}
              />
            </li>
            {customers === 'loading' && <li className="quiet">{t.customer.loading}</li>}
            {customers === 'failed' && <li className="error-text">{t.customer.failed}</li>}
            {Array.isArray(customers) &&
              customers.map((person: DemoCustomer) => (
                <li key={person.id}>
                  <Person
                    name={person.name}
                    note={say(person.note)}
                    isChosen={customer?.id === person.id}
                    onChoose={() => change(front.signInDemo(person.id))}
                  />
                </li>
              ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface PersonProps {
  name: string;
  note: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Person({ name, note, isChosen, onChoose }: PersonProps) {
  return (
    <button type="button" className="person" aria-pressed={isChosen} onClick={onChoose}>
      <Avatar name={name} />
      <span>
        <strong>{name}</strong>
        <small>{note}</small>
      </span>
      {isChosen && <Icon name="check" />}
    </button>
  );
}

/** Initials on a colour that is the same for the same name. */
function Avatar({ name }: { name: string }) {
  const initials = /\p{Script=Han}/u.test(name)
    ? name.slice(0, 1)
    : name
        .split(/\s+/)
        .map((word) => word.slice(0, 1))
        .join('')
        .slice(0, 2);
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  return (
    <span className="avatar" style={{ '--hue': hue } as CSSProperties} aria-hidden="true">
      {initials}
    </span>
  );
}

function useDemoCustomers(wanted: boolean): DemoCustomer[] | 'loading' | 'failed' {
  const front = useFront();
  const [customers, setCustomers] = useState<DemoCustomer[] | 'loading' | 'failed'>('loading');
  useEffect(() => {
    if (wanted) front.listDemoCustomers().then(setCustomers, () => setCustomers('failed'));
  }, [wanted, front]);
  return customers;
}
