/** A request that the server refused, or that never reached it (`status` 0, code `network`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

/** Where a page that gets no cookie keeps the token of its session. */
export interface TokenStore {
  read(): string | null;
  write(token: string | null): void;
}

export type RequestOptions = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

export type Transport = ReturnType<typeof createTransport>;

/** The call that gives a session: refused there, it is the credentials brought along that are wrong. */
export const sessionPath = '/api/session';

/**
 * HTTP to the shop's own server. With `tokens` every request carries a bearer token and no cookie. A session that the
 * server no longer takes is put away and replaced through `renew`, once however many requests met it, and the request is
 * sent once more.
 */
export function createTransport(tokens: TokenStore | undefined, renew: () => Promise<void>) {
  let renewing: Promise<void> | undefined;

  async function send(path: string, options: RequestOptions = {}): Promise<Response> {
    const token = tokens?.read();
    const headers = { ...options.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    try {
      return await fetch(path, { ...options, headers, credentials: tokens ? 'omit' : 'same-origin' });
    } catch (cause) {
      if (options.signal?.aborted) throw cause;
      throw new ApiError(0, 'network', 'The server cannot be reached.');
    }
  }

  async function request(path: string, options: RequestOptions = {}): Promise<Response> {
    let response = await send(path, options);
    if (response.status === 401 && path !== sessionPath) {
      if (!renewing) {
        tokens?.write(null);
        renewing = renew().finally(() => {
          renewing = undefined;
        });
      }
      await renewing;
      response = await send(path, options);
    }
    if (!response.ok) throw await readError(response);
    return response;
  }

  return {
    request,
    read: async <T>(path: string): Promise<T> => (await request(path)).json() as Promise<T>,
    post: (path: string, body: unknown, options: RequestOptions = {}) =>
      request(path, {
        ...options,
        method: 'POST',
        headers: { ...options.headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** The error that the server's answer tells of. */
export async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const error = (body as { error?: { code?: unknown; message?: unknown } } | undefined)?.error;
  return new ApiError(
    response.status,
    typeof error?.code === 'string' ? error.code : 'http',
    typeof error?.message === 'string' ? error.message : response.statusText,
  );
}
