/** The client's own name and version, as it tells them to servers. */
export const clientVersion = 'yurt-client/0.1.0';
