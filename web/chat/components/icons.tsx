import type { ReactNode } from 'react';

const paths = {
  menu: 'M4 7h16M4 12h16M4 17h10',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M8 8h8v8H8z',
  down: 'M12 5v14M6 13l6 6 6-6',
  up: 'M7 10v10H4V10h3Zm0 0 4-7c1.5 0 2.5 1 2.3 2.5L12.7 9H18a2 2 0 0 1 2 2.3l-1.1 7A2 2 0 0 1 17 20H7',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  device: 'M4 5h16v11H4zM9 20h6M12 16v4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20a7.5 7.5 0 0 1 15 0',
  signOut: 'M10 5H5v14h5M15 8l4 4-4 4M19 12H10',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM16 16l4 4',
  gift: 'M4 10h16v3H4zM5.5 13v7h13v-7M12 10v10M12 10C9 10 7 8.600 7.500 7c.5-1.600 3.500-1 4.500 3 1-4 4-4.600 4.500-3 .5 1.600-1.500 3-4.500 3Z',
  shoe: 'M3 16v-5l2-1 3 2 4-4 3 3c2 1 6 1.500 6 4v2H3ZM3 19h18',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4V8ZM4 8l8 4 8-4M12 12v8',
  back: 'M9 6L4 11l5 5M4 11h10a6 6 0 0 1 6 6v1',
  retry: 'M19 12a7 7 0 1 1-2-4.900L19 9M19 4v5h-5',
  page: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  out: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  bag: 'M5 8h14l-1 12H6L5 8ZM9 10V7a3 3 0 0 1 6 0v3',
  wifi: 'M4 4l16 16M5 12.500a10 10 0 0 1 4-2.300M2 9a15 15 0 0 1 4.500-2.800M12 18.500h.01M8.500 15.500A5 5 0 0 1 12 14M19 12.500a10 10 0 0 0-3-2M22 9A15 15 0 0 0 11 5',
  scale: 'M12 4v16M7 20h10M5 7h14M5 7l-2.500 7h5L5 7ZM19 7l-2.500 7h5L19 7Z',
  cross: 'M7 7l10 10M17 7L7 17',
  sliders: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4',
} satisfies Record<string, string>;

export type IconName = keyof typeof paths;

/** A line drawing that says nothing to a screen reader: the words stand beside it. */
export function Icon({ name, flip }: { name: IconName; flip?: boolean }): ReactNode {
  return (
    <svg className={flip ? 'icon flipped' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The assistant's mark: a smiling shopping bag. */
export function Mark(): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="10" />
      <path
        className="mark-bag"
        d="M8 12.500h16l-1.200 10.200a2 2 0 0 1-2 1.800h-9.600a2 2 0 0 1-2-1.800L8 12.500Z"
      />
      <path className="mark-line" d="M12 14v-2.500a4 4 0 0 1 8 0V14" />
      <path
        className="mark-face"
        d="M13.200 17.600h.01M18.800 17.600h.01M13.400 20.600c1.500 1.300 3.700 1.300 5.200 0"
      />
    </svg>
  );
}
