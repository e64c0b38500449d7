/** Files of data that a page asks for when it needs them. They are classic scripts that call one function: so
 * they can be read from a disk too, and under a policy that lets only the site's own scripts run. */

declare global {
  interface Window {
    receiveChronicle: (value: unknown) => void;
    receivedOfChronicle?: Map<string, unknown>;
  }
}

// A page may have two scripts, each with these lines in it: what one has asked for, the other may receive.
const received = (window.receivedOfChronicle ??= new Map<string, unknown>());

window.receiveChronicle = (value) => {
  if (document.currentScript instanceof HTMLScriptElement) received.set(document.currentScript.src, value);
};

const underWay = new Map<string, Promise<unknown>>();

/** What a file of data holds. It is loaded once; one that did not come is asked for again the next time. */
export function readData<Value>(address: string): Promise<Value> {
  const whole = new URL(address, document.baseURI).href;
  let reading = underWay.get(whole);
  if (!reading) {
    reading = loadScript(whole).then(() => received.get(whole));
    reading.catch(() => underWay.delete(whole));
    underWay.set(whole, reading);
  }
  return reading as Promise<Value>;
}

/** Run a script of the site, and wait for its end. */
function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
}
