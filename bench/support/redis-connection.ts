/** BullMQ's connection options for REDIS_URL. */
export function redisConnection() {
  const { hostname, port, pathname } = new URL(process.env.REDIS_URL!);
  return {
    host: hostname,
    port: Number(port),
    db: Number(pathname.slice(1) || 0),
    maxRetriesPerRequest: null,
  };
}
