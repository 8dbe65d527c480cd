import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockDataDir, readLock } from './lock.ts';

const newDir = () => mkdtemp(join(tmpdir(), 'shopkeeper-lock-'));

test('a folder opens once, tells who has it, and is free again afterwards', async () => {
  const dir = await newDir();
  {
    await using lock = await lockDataDir(dir);
    await lock.announce(4001);
    expect(await readLock(dir)).toMatchObject({ pid: process.pid, port: 4001, token: lock.holder.token });
    await expect(lockDataDir(dir)).rejects.toMatchObject({
      code: 'shop_already_open',
      message: expect.stringContaining(`http://localhost:4001 (process ${process.pid})`),
    });
  }
  expect(await readLock(dir)).toBeUndefined();
  await using again = await lockDataDir(dir);
  expect(again.holder.pid).toBe(process.pid);
});

test('of many starters over a dead lock exactly one gets in', async () => {
  const dir = await newDir();
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  await writeFile(join(dir, 'shop.lock'), JSON.stringify({ pid: dead.pid, startedAt: '', token: 'old' }));
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(dir)));
  const won = tries.filter((result) => result.status === 'fulfilled');
  expect(won).toHaveLength(1);
  expect(await readFile(join(dir, 'shop.lock'), 'utf8')).toContain(won[0]?.value.holder.token);
});

test('a living process that took over the pid of a dead one is not its holder', async () => {
  const dir = await newDir();
  await writeFile(
    join(dir, 'shop.lock'),
    JSON.stringify({ pid: process.pid, began: '1', startedAt: '', token: 'old' }),
  );
  expect(await readLock(dir)).toBeUndefined();
});
