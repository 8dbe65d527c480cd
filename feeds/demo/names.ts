import type { Random } from './random.ts';

/** Where a name comes from. */
export type Culture = 'american' | 'british' | 'german' | 'latin' | 'indian' | 'chinese';

const split = (text: string) => text.split(' ');

const given: Record<Culture, string[]> = {
  american: split(
    'Emma Olivia Ava Sophia Mia Grace Hannah Abigail Madison Chloe Ethan Mason Logan Lucas Jackson Owen Caleb Wyatt Aaron Derek Tasha Monique Jamal Brooke Paige Kelsey Trevor Marcus Dana Heather',
  ),
  british: split(
    'Amelia Isla Poppy Freya Imogen Harriet Georgina Alistair Callum Rhys Angus Graham Nigel Fiona Moira Gareth Bronwen Duncan Hugo Beatrix Felix Toby Eleanor Rosalind',
  ),
  german: split(
    'Anna Lena Marie Katharina Sabine Jonas Lukas Felix Matthias Stefan Heike Ulrike Jürgen Torsten Annika Svenja Moritz Greta Klaus Birgit Lars Ingrid',
  ),
  latin: split(
    'Sofía Valentina Camila Lucía Mariana Gabriela Mateo Santiago Diego Javier Alejandro Carlos Rosa Elena Paula Andrés Luis Ximena Rafael Inés',
  ),
  indian: split(
    'Priya Ananya Kavya Meera Neha Arjun Rohan Vikram Sanjay Aditya Lakshmi Divya Ravi Nikhil Isha Karthik Pooja Amit Deepa Varun',
  ),
  chinese: split(
    '伟 芳 娜 敏 静 丽 强 磊 洋 艳 勇 军 杰 娟 涛 超 明 霞 平 刚 雨桐 子涵 欣怡 浩然 梓萱 思远 佳怡 俊杰 晓彤 嘉豪 若曦 一诺 志远 雅婷 文博 诗涵 宇轩 梦洁 建国 晨曦',
  ),
};

const family: Record<Culture, string[]> = {
  american: split(
    'Johnson Williams Brown Davis Miller Wilson Anderson Thomas Jackson Harris Thompson Robinson Walker Young Allen King Wright Hill Green Baker Carter Mitchell Parker Collins Reed Bailey',
  ),
  british: split(
    'Ashworth Barlow Cartwright Davies Entwistle Fairclough Griffiths Hargreaves Inglis Kendall Lockwood MacLeod Norris Pemberton Rowlands Sutcliffe Thornton Whitaker',
  ),
  german: split(
    'Müller Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Schäfer Koch Bauer Richter Klein Wolf Neumann Schwarz Zimmermann Braun',
  ),
  latin: split(
    'García Martínez López Hernández González Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Cruz Morales Ortiz Reyes Mendoza',
  ),
  indian: split(
    'Sharma Patel Singh Kumar Gupta Reddy Iyer Nair Mehta Joshi Rao Desai Kapoor Menon Chatterjee Bhat Verma Shah',
  ),
  chinese: split('王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧'),
};

/** A given and a family name that go together. */
export function drawName(culture: Culture, random: Random): { firstName: string; lastName: string } {
  return { firstName: random.pick(given[culture]), lastName: random.pick(family[culture]) };
}

/** How a person of that name is shown to others: the family name first in Chinese. */
export function fullName(firstName: string, lastName: string): string {
  return /\p{Script=Han}/u.test(lastName) ? lastName + firstName : `${firstName} ${lastName}`;
}
