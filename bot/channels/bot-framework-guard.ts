import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { ShopError } from '../../errors.ts';

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'));

/** Whether the address names this machine itself, whatever stands before or behind the host. */
export const isLoopbackUrl = (url: string): boolean => isLoopbackName(new URL(url).hostname);

const isLoopbackAddress = (address = ''): boolean =>
  address === '::1' || isLoopbackName(address.replace(/^::ffff:/, ''));

const hostOf = (request: IncomingMessage): string => {
  const url = `http://${request.headers.host ?? ''}`;
  return URL.canParse(url) ? new URL(url).hostname : '';
};

/**
 * Without an app id nobody proves who they are, and whoever calls chooses the address that the answer is sent to.
 * So only this machine may call, directly and by a name of its own (a proxy beside the server or a web page behind
 * a rebound name would lend that right to strangers), and answers go nowhere else. Throws `forbidden`.
 */
export function refuseStrangers(request: IncomingMessage, serviceUrl: string): void {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => request.headers[name]);
  const isLocal = isLoopbackAddress(request.socket.remoteAddress) && isLoopbackName(hostOf(request));
  if (isForwarded || !isLocal) {
    throw new ShopError('forbidden', 'Without BOT_APP_ID, messages are taken from this machine only.');
  }
  if (!isLoopbackUrl(serviceUrl)) {
    throw new ShopError('forbidden', 'Without BOT_APP_ID, serviceUrl must be an address of this machine.');
  }
}
