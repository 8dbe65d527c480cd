import { home } from './appliances.ts';
import { audio } from './audio.ts';
import { baby } from './baby.ts';
import { bags } from './bags.ts';
import { beauty } from './beauty.ts';
import { books } from './books.ts';
import { photography } from './cameras.ts';
import { clothing } from './clothing.ts';
import { computers } from './computers.ts';
import { furniture } from './furniture.ts';
import { garden } from './garden.ts';
import { kitchen } from './kitchen.ts';
import { outdoor } from './outdoor.ts';
import { phones } from './phones.ts';
import { pets } from './pets.ts';
import type { Family } from './shapes.ts';
import { shoes } from './shoes.ts';
import { sports } from './sports.ts';
import { toys } from './toys.ts';

/** Every department of the demo shop with a recipe for each of its kinds. */
export const families: Record<string, Family> = {
  Shoes: shoes,
  Clothing: clothing,
  Outdoor: outdoor,
  'Sports & Fitness': sports,
  Audio: audio,
  Computers: computers,
  'Phones & Wearables': phones,
  Cameras: photography,
  Kitchen: kitchen,
  'Home & Living': home,
  Furniture: furniture,
  Beauty: beauty,
  'Baby & Kids': baby,
  'Toys & Games': toys,
  Pets: pets,
  Garden: garden,
  'Books & Stationery': books,
  'Bags & Travel': bags,
};
