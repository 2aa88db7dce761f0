/** Loaded before a program: its clock of the day runs backwards, a minute every second. */
const started = Date.now();
const steady = performance.now();
const RealDate = Date;

function backwards(): number {
  return Math.round(started - (performance.now() - steady) * 60);
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [backwards()] : given, newTarget),
  get: (target, key) => (key === 'now' ? backwards : Reflect.get(target, key)),
});
