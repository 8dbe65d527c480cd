import { ApiError, createTransport, readError, sessionPath, type TokenStore } from './transport.ts';
import type {
  AgentRequest,
  ConversationSummary,
  DemoCustomer,
  Feedback,
  SessionInfo,
  ShopInfo,
  StoredConversation,
} from './wire.ts';

export type Api = ReturnType<typeof createApi>;

const stream = { accept: 'text/event-stream' };
const at = (path: string, id: string, rest = '') => `/api/${path}/${encodeURIComponent(id)}${rest}`;

/** What the server offers the page. `onSessionLost` is told when a session lapsed and a guest's took its place. */
export function createApi({
  tokens,
  onSessionLost,
}: {
  tokens?: TokenStore | undefined;
  onSessionLost: () => void;
}) {
  const { request, read, post } = createTransport(tokens, async () => {
    await openSession();
    onSessionLost();
  });
  const take = async (response: Response): Promise<SessionInfo> => {
    const session = (await response.json()) as SessionInfo;
    tokens?.write(session.token);
    return session;
  };
  /** Continues the session there is, or opens a guest's; with the shop's customer token it signs that customer in. */
  const openSession = async (customerToken?: string) =>
    take(await post(sessionPath, { token: customerToken }));

  return {
    openSession,
    signInDemo: async (customerId: string) => take(await post('/api/demo/sign-in', { customerId })),
    signOut: async () => take(await request(sessionPath, { method: 'DELETE' })),
    async readShop(): Promise<ShopInfo> {
      // Without credentials, so that it may run beside the call that opens the session.
      const response = await fetch('/api/shop', { credentials: 'omit' }).catch(() => undefined);
      if (!response) throw new ApiError(0, 'network', 'The server cannot be reached.');
      if (!response.ok) throw await readError(response);
      return (await response.json()) as ShopInfo;
    },
    listDemoCustomers: async () =>
      (await read<{ customers: DemoCustomer[] }>('/api/demo/customers')).customers,
    listConversations: async () =>
      (await read<{ conversations: ConversationSummary[] }>('/api/conversations?limit=100')).conversations,
    readConversation: (id: string, before?: string) =>
      read<StoredConversation>(
        at('conversations', id, before ? `?before=${encodeURIComponent(before)}` : ''),
      ),
    startRun: (input: AgentRequest, signal: AbortSignal) =>
      post('/api/agent', input, { headers: stream, signal }),
    followRun: (runId: string, afterSeq: number, signal: AbortSignal) =>
      request(at('runs', runId, '/events'), {
        headers: { ...stream, 'last-event-id': String(afterSeq) },
        signal,
      }),
    stopRun: async (runId: string) => void (await post(at('runs', runId, '/stop'), {})),
    rateTurn: async (turnId: string, value: Feedback) =>
      void (await post(at('turns', turnId, '/feedback'), { value })),
  };
}
