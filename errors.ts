/** Every failure that a caller is told apart from "something broke"; the web error handler maps each to an HTTP status. */
export type ShopErrorCode =
  | 'bad_request'
  | 'payload_too_large'
  | 'unauthorised'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'rate_limited'
  | 'database_unavailable'
  | 'shop_already_open'
  | 'model_unavailable'
  | 'shutting_down'
  | 'bad_settings'
  | 'internal';

/** The one error class that crosses folders: `message` is safe to show to the caller, `cause` is for the log only. */
export class ShopError extends Error {
  readonly code: ShopErrorCode;

  constructor(code: ShopErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ShopError';
    this.code = code;
  }
}
