import { z } from 'zod';
import type { AddressRecord } from '../../db/records.ts';
import { readData } from './kinds.ts';
import type { Random } from './random.ts';

const placeSchema = z.object({
  weight: z.number(),
  country: z.string(),
  region: z.string(),
  city: z.string(),
  postcodes: z.union([z.string(), z.number()]).transform(String),
  streets: z.enum(['us', 'gb', 'de', 'cn', 'sg']),
});
/** A city that customers live in. */
export type Place = z.output<typeof placeSchema>;

const streets: Record<Place['streets'], string[]> = {
  us: [
    'Maple Ave',
    'Oak Street',
    'Birch Lane',
    'Harbor Blvd',
    'Willow Road',
    'Juniper Court',
    'Prospect Street',
    'Mill Road',
    'Cedar Drive',
    'Sunset Terrace',
    'Hillcrest Ave',
    'Lakeview Drive',
  ],
  gb: [
    'Station Road',
    'Church Lane',
    'Albion Terrace',
    'Orchard Close',
    'Victoria Grove',
    'Priory Street',
    'Canal Walk',
  ],
  de: [
    'Lindenstraße',
    'Gartenweg',
    'Bergstraße',
    'Mühlenallee',
    'Am Kanal',
    'Kastanienweg',
    'Schillerstraße',
  ],
  cn: ['梧桐路', '文昌街', '滨江大道', '学院路', '竹园路', '青年路', '湖滨路', '人民路'],
  sg: ['Orchid Walk', 'Tembusu Road', 'Jalan Melati', 'Bayview Drive', 'Lotus Avenue'],
};

/** The cities of places.yaml. */
export const loadPlaces = (): Place[] => readData('places.yaml', z.array(placeSchema));

/** An invented address in the city, with a street name and postcode of the right shape. */
export function drawAddress(place: Place, random: Random): AddressRecord {
  const street = random.pick(streets[place.streets]);
  const number = random.int(1, 240);
  const line1 =
    place.streets === 'cn'
      ? `${street}${number}号`
      : place.streets === 'de'
        ? `${street} ${number}`
        : `${number} ${street}`;
  const flat = random.chance(0.35) ? random.int(1, 28) : 0;
  const line2 = flat === 0 ? '' : place.streets === 'cn' ? `${flat}楼${random.int(1, 4)}室` : `Apt ${flat}`;
  return {
    line1,
    line2,
    city: place.city,
    region: place.region,
    postcode: drawPostcode(place.postcodes, random),
    country: place.country,
  };
}

/** Numbers between the two ends; of lettered postcodes every letter and digit after the area is drawn anew. */
function drawPostcode(range: string, random: Random): string {
  const [low = '', high = ''] = range.split('..');
  if (/^\d+$/.test(low)) return String(random.int(Number(low), Number(high))).padStart(low.length, '0');
  const [area = '', rest = ''] = low.split(' ');
  const inner = [...rest].map((c) =>
    /\d/.test(c) ? String(random.int(1, 9)) : random.pick([...'ABDEHLNPRST']),
  );
  return `${area} ${inner.join('')}`;
}
