import type { Shopkeeper } from './loader.ts';
import type { WidgetEventName } from './protocol.ts';

/** What a site writes to work with the widget: include the script, then use `window.Shopkeeper`. */
const events: WidgetEventName[] = [
  'open',
  'close',
  'add-to-cart',
  'product-click',
  'token-refresh',
  'sign-out',
];

function write(line: string): void {
  const item = document.createElement('li');
  item.textContent = line;
  document.querySelector('#log')?.append(item);
}

function connect(assistant: Shopkeeper): void {
  let inCart = 0;
  for (const name of events) assistant.on(name, (detail) => write(`${name} ${JSON.stringify(detail)}`));
  assistant.on('add-to-cart', ({ quantity }) => {
    inCart += quantity;
    const count = document.querySelector('#cart-count');
    if (count) count.textContent = String(inCart);
  });
  document.querySelector('#look')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const id = document.querySelector<HTMLInputElement>('#product')?.value.trim() || null;
    assistant.setProduct(id);
    write(`setProduct ${id}`);
  });
  document.querySelector('#ask')?.addEventListener('click', () => assistant.open());
  document.querySelector('#leave')?.addEventListener('click', () => assistant.signOut());
}

addEventListener('shopkeeper-ready', () => window.Shopkeeper && connect(window.Shopkeeper));
const script = document.createElement('script');
script.src = '/widget.js';
document.head.append(script);
