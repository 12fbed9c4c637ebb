/** An error that knows the HTTP status under which Nomad reports it. Anything else thrown in the agent becomes a 500. */
export class CodedError extends Error {
  override readonly name = 'CodedError';

  constructor(
    /** The HTTP status. */
    readonly status: number,
    /** The body, exactly as Nomad words it. */
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
