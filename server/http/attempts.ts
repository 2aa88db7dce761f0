/**
 * How many wrong tokens may come from one network address. Each address has a few attempts, which come back
 * one after the other; meanwhile even the right token is not looked at, or guessing would go on unhindered.
 */
import { isIPv6 } from 'node:net';

/** Milliseconds after which an attempt comes back: 14,400 guesses a day. A guess. */
const REFILL_MS = 6000;
/** Addresses remembered, so that many of them cannot fill the memory; the oldest is forgotten first. */
const MAX_ADDRESSES = 10_000;

type Spent = { readonly attempts: number; readonly at: number };

export class Attempts {
  readonly #now: () => number;
  readonly #most: number;
  readonly #spent = new Map<string, Spent>();

  /** `now` gives milliseconds of a steady clock; `most`: attempts before an address must wait. */
  constructor(now: () => number, most: number) {
    this.#now = now;
    this.#most = most;
  }

  /** Seconds, from 1, until `address` may try again; 0 where it may now. */
  waitSeconds(address: string): number {
    const over = this.#left(networkOf(address)) - (this.#most - 1);
    return over <= 0 ? 0 : Math.ceil((over * REFILL_MS) / 1000);
  }

  /** Notes a wrong token. */
  fail(address: string): void {
    const key = networkOf(address);
    const attempts = this.#left(key) + 1;
    this.#spent.delete(key);
    this.#spent.set(key, { attempts, at: this.#now() });
    const [oldest] = this.#spent.keys();
    if (this.#spent.size > MAX_ADDRESSES && oldest !== undefined) this.#spent.delete(oldest);
  }

  /** Attempts of it that have not come back yet, with fractions. */
  #left(key: string): number {
    const spent = this.#spent.get(key);
    if (spent === undefined) return 0;
    return Math.max(0, spent.attempts - (this.#now() - spent.at) / REFILL_MS);
  }
}

/** One machine may choose among all IPv6 addresses of its network (RFC 6177): they count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [front = '', back] = (address.split('%', 1)[0] ?? '').split('::');
  const groups = front === '' ? [] : front.split(':');
  const rest = back === undefined || back === '' ? [] : back.split(':');
  while (back !== undefined && groups.length + rest.length < 8) groups.push('0');
  return [...groups, ...rest].slice(0, 4).join(':').toLowerCase();
}
