import { z } from 'zod';
import type { AddressRecord, CustomerRecord, Locale } from '../../db/records.ts';
import { readData } from './kinds.ts';
import { type Culture, drawName } from './names.ts';
import { drawAddress, loadPlaces } from './places.ts';
import { createRandom, type Random } from './random.ts';

/** A customer with what drives the generator: how keen a shopper, since when, and who lives along. */
export interface DemoCustomer {
  record: CustomerRecord & { language: Locale };
  /** Milliseconds. */
  joinedAt: number;
  /** Orders a year, long-tailed. */
  ordersPerYear: number;
  hasBaby: boolean;
}

const culturesOf: Record<string, [Culture, number][]> = {
  US: [
    ['american', 52],
    ['latin', 17],
    ['chinese', 15],
    ['indian', 11],
    ['german', 3],
    ['british', 2],
  ],
  CA: [
    ['american', 45],
    ['chinese', 25],
    ['indian', 15],
    ['british', 15],
  ],
  GB: [
    ['british', 70],
    ['indian', 18],
    ['chinese', 6],
    ['american', 6],
  ],
  DE: [
    ['german', 85],
    ['indian', 5],
    ['latin', 5],
    ['chinese', 5],
  ],
  CN: [['chinese', 100]],
  SG: [
    ['chinese', 65],
    ['indian', 20],
    ['british', 15],
  ],
};

const dayMs = 86_400_000;

/** The shop's customers from C1001 on, grouped into households that share an address and, mostly, a family name. */
export function createCustomers(seed: number, today: Date, count: number): DemoCustomer[] {
  const places = loadPlaces();
  const hobbies = Object.entries(readData('hobbies.yaml', z.record(z.string(), z.number())));
  const random = createRandom(seed, 'customers');
  const customers: DemoCustomer[] = [];
  for (let household = 1; customers.length < count; household++) {
    const place = random.weighted(places, (p) => p.weight);
    const culture = random.weighted(culturesOf[place.country] ?? [['american', 1] as const], ([, w]) => w)[0];
    const address = drawAddress(place, random);
    const hasBaby = random.chance(0.15);
    const size = Math.min(count - customers.length, random.chance(hasBaby ? 0.7 : 0.3) ? 2 : 1);
    const shared = size > 1 ? `H${String(household).padStart(4, '0')}` : undefined;
    const common = random.weighted(hobbies, ([, weight]) => weight)[0];
    const { lastName } = drawName(culture, random);
    for (let i = 0; i < size; i++) {
      const own = random.sample(hobbies, random.int(1, 2)).map(([hobby]) => hobby);
      const interests = [...new Set([...(i === 0 || random.chance(0.6) ? [common] : []), ...own])].slice(
        0,
        3,
      );
      if (hasBaby) interests[Math.min(2, interests.length)] = 'parenting';
      const name = drawName(culture, random);
      // Chinese couples keep their own family names; of the others most share one.
      if (i > 0 && culture !== 'chinese' && random.chance(0.75)) name.lastName = lastName;
      else if (i === 0) name.lastName = lastName;
      const number = 1001 + customers.length;
      customers.push(
        createCustomer({
          number,
          name,
          culture,
          country: place.country,
          address,
          shared,
          interests,
          hasBaby,
          today,
          random,
        }),
      );
    }
  }
  return customers;
}

interface CustomerTask {
  number: number;
  name: { firstName: string; lastName: string };
  culture: Culture;
  country: string;
  address: AddressRecord;
  shared: string | undefined;
  interests: string[];
  hasBaby: boolean;
  today: Date;
  random: Random;
}

function createCustomer(task: CustomerTask): DemoCustomer {
  const { number, name, culture, country, address, random } = task;
  const chinese = culture === 'chinese';
  const language: Locale = country === 'CN' || (chinese && random.chance(0.6)) ? 'zh' : 'en';
  const joinedDaysAgo = number % 29 === 0 ? random.int(0, 6) : Math.floor(30 + random.next() ** 0.8 * 1000);
  const joinedAt =
    task.today.getTime() - joinedDaysAgo * dayMs + random.int(0, 8) * 3_600_000 - 9 * 3_600_000;
  const addresses = [address];
  if (random.chance(0.12))
    addresses.push({
      ...address,
      line1: `${random.int(2, 90)} ${random.pick(['Commerce Park', 'Market Square', 'Foundry Yard'])}`,
      line2: 'Office',
    });
  return {
    joinedAt,
    ordersPerYear: Math.min(14, 0.5 + Math.exp(random.normal() * 0.8 + 0.35)),
    hasBaby: task.hasBaby,
    record: {
      id: `C${number}`,
      firstName: name.firstName,
      lastName: name.lastName,
      email: `${chinese ? 'user' : asciiOf(name.firstName)}.${chinese ? number : `${asciiOf(name.lastName)}${number}`}@example.com`,
      phone:
        country === 'US' || country === 'CA'
          ? `+1 555 01${String(random.int(0, 99)).padStart(2, '0')}`
          : undefined,
      language,
      addresses,
      paymentMethods: drawPaymentMethods(number, country, random),
      household: task.shared,
      interests: task.interests,
      createdAt: new Date(joinedAt).toISOString(),
    },
  };
}

function drawPaymentMethods(
  number: number,
  country: string,
  random: Random,
): CustomerRecord['paymentMethods'] {
  const methods: CustomerRecord['paymentMethods'] = [];
  const id = () => `PM${number}${'abc'[methods.length]}`;
  const card = () => {
    const brand = random.pick(['Visa', 'Mastercard', 'Amex']);
    methods.push({
      id: id(),
      kind: 'credit_card',
      brand,
      lastFour: String(random.int(0, 9999)).padStart(4, '0'),
    });
  };
  if (country === 'CN') {
    methods.push({ id: id(), kind: random.chance(0.6) ? 'alipay' : 'wechat_pay' });
    if (random.chance(0.3)) card();
  } else {
    if (random.chance(0.78)) card();
    if (methods.length === 0 || random.chance(0.25)) methods.push({ id: id(), kind: 'paypal' });
  }
  if (random.chance(0.14))
    methods.push({ id: id(), kind: 'gift_card', balanceCents: random.int(1, 8) * 2500 });
  return methods;
}

const asciiOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
