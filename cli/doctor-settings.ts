import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { ShopSettings } from '../shop/settings.ts';
import { broken, type Check, mask, maskUrl, off, ok } from './doctor-finding.ts';

/** HS256 keys are at least as long as the hash (RFC 7518, section 3.2). */
const SHORTEST_SECRET = 32;
const LEAST_NODE = [20, 19] as const;

export interface SettingsDeps {
  config: Config;
  nodeVersion: string;
  /** The folder of the built page. */
  webDistDir: string;
  loadShopSettings(file: string): Promise<ShopSettings>;
  /** Makes one tiny call and resolves to what the model answered; absent when nobody asked for it. */
  probeModel?(openai: NonNullable<Config['openai']>): Promise<string>;
}

/** What the environment and `shop.yaml` say, without asking a database. */
export function createSettingsChecks(deps: SettingsDeps): Check[] {
  const { config } = deps;
  return [
    { name: 'Node', look: async () => lookAtNode(deps.nodeVersion) },
    { name: 'shop.yaml', look: () => lookAtShop(deps) },
    { name: 'Model', look: () => lookAtModel(deps) },
    { name: 'Embeddings', look: async () => lookAtEmbeddings(config) },
    { name: 'Sessions', look: async () => lookAtSessions(config) },
    { name: 'Sign-in', look: async () => lookAtSignIn(config) },
    { name: 'Public URL', look: async () => lookAtPublicUrl(config) },
    { name: 'Widget origins', look: async () => lookAtOrigins(config) },
    { name: 'Bot Framework', look: async () => lookAtBotFramework(config) },
    { name: 'Web page', look: () => lookAtPage(deps.webDistDir) },
  ];
}

function lookAtNode(version: string) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return isEnough ? ok(version) : broken(`${version}; Shopkeeper needs ${LEAST_NODE.join('.')} or newer.`);
}

async function lookAtShop({ config, loadShopSettings }: SettingsDeps) {
  const settings = await loadShopSettings(config.shopFile);
  const tools = Object.entries(settings.tools).filter(([, isOn]) => isOn === false);
  const without = tools.length > 0 ? `; switched off: ${tools.map(([name]) => name).join(', ')}` : '';
  return ok(
    `${settings.name.en}, speaks ${settings.languages.join(' and ')}, ${settings.currency}${without}`,
  );
}

async function lookAtModel({ config, probeModel }: SettingsDeps) {
  const { openai } = config;
  if (!openai) {
    return off(
      'No OPENAI_API_KEY: the embedded planner answers. It needs no network and costs nothing, but its words are plainer and long or unusual requests may escape it.',
    );
  }
  const where = openai.baseUrl ? maskUrl(openai.baseUrl) : "OpenAI's own address";
  const what = `${openai.model} at ${where}, key ${mask(openai.apiKey)}`;
  if (!probeModel) return ok(`${what}; not called (--probe calls it once).`);
  try {
    const answer = await probeModel(openai);
    return answer ? ok(`${what}; it answers.`) : broken(`${what}; it answered nothing.`);
  } catch (error) {
    return broken(
      `${what}; the call failed: ${hide((error as Error).message, openai.apiKey)} The embedded planner answers instead.`,
    );
  }
}

/** Some servers repeat the key in their error. */
const hide = (text: string, secret: string) => text.replaceAll(secret, mask(secret));

function lookAtEmbeddings({ embeddings, openai }: Config) {
  if (embeddings.provider === 'embedded') {
    return ok("Embedded, fitted on the shop's own catalogue; no network needed.");
  }
  if (embeddings.provider === 'transformers') {
    return embeddings.modelDir && existsSync(embeddings.modelDir)
      ? ok(`The model in ${embeddings.modelDir}, run in this process; no network needed.`)
      : broken('EMBEDDINGS_PROVIDER is "transformers", but EMBEDDINGS_MODEL names no folder that is there.');
  }
  return openai
    ? ok(`${embeddings.openaiModel}, with the key of the model.`)
    : broken('EMBEDDINGS_PROVIDER is "openai", but there is no OPENAI_API_KEY.');
}

function lookAtSessions({ sessionSecret }: Config) {
  if (!sessionSecret)
    return ok('Made by the server and kept in its database (SESSION_SECRET sets your own).');
  return isLongEnough(sessionSecret)
    ? ok('SESSION_SECRET is set.')
    : broken(`SESSION_SECRET must be at least ${SHORTEST_SECRET} bytes long.`);
}

const isLongEnough = (secret: string) => Buffer.byteLength(secret) >= SHORTEST_SECRET;

function lookAtSignIn({ customerJwt: { secret, jwksUrl, audience } }: Config) {
  if (secret && !isLongEnough(secret)) {
    return broken(`CUSTOMER_JWT_SECRET must be at least ${SHORTEST_SECRET} bytes long.`);
  }
  if (!secret && !jwksUrl) {
    return off(
      'Neither CUSTOMER_JWT_SECRET nor CUSTOMER_JWKS_URL: a demo shop offers its made-up customers, any other shop knows guests only.',
    );
  }
  const keys = [secret && 'CUSTOMER_JWT_SECRET', jwksUrl && `keys from ${maskUrl(jwksUrl)}`].filter(Boolean);
  const what = `Tokens of the shop's own site, by ${keys.join(' or ')}`;
  return audience
    ? ok(`${what}, for the audience "${audience}".`)
    : off(`${what}. No CUSTOMER_JWT_AUDIENCE: a token that your site made for something else is taken too.`);
}

const isLocal = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));

function lookAtPublicUrl({ publicUrl, host, port }: Config) {
  if (!publicUrl) {
    return off(
      `None: the shop is for this machine, at http://localhost:${port}. Messaging channels show no pictures (PUBLIC_URL sets it).`,
    );
  }
  const url = new URL(publicUrl);
  if (url.protocol !== 'https:' && !isLocal(url)) {
    return off(`${publicUrl}: without https, sessions and orders travel in the clear.`);
  }
  return ok(`${publicUrl}, listening on ${host}:${port}`);
}

function lookAtOrigins({ allowedOrigins }: Config) {
  if (allowedOrigins.length === 0) {
    return off("No ALLOWED_ORIGINS: the widget works on the shop's own page only.");
  }
  const wrong = allowedOrigins.filter((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  return wrong.length > 0
    ? broken(`No origin such as "https://shop.example": ${wrong.join(', ')}`)
    : ok(allowedOrigins.join(', '));
}

function lookAtBotFramework({ botFramework }: Config) {
  if (!botFramework) {
    return off('No BOT_APP_ID: /api/messages takes messages from this machine only (the Emulator).');
  }
  const { appId, password, tenantId } = botFramework;
  if (!password) return broken(`App ${appId} has no BOT_APP_PASSWORD: answers could not be sent.`);
  return ok(
    `App ${appId}${tenantId ? ` of tenant ${tenantId}` : ', multi-tenant'}, password ${mask(password)}`,
  );
}

async function lookAtPage(webDistDir: string) {
  try {
    await readFile(join(webDistDir, 'index.html'));
    return ok('Built.');
  } catch {
    return off('Not built yet; npm start builds it, which makes the first start slower.');
  }
}
