/** Files of data that a page asks for when it needs them. They are classic scripts that call one function: so
 * they can be read from a disk too, and under a policy that lets only the site's own scripts run. */

/** Run a script of the site, and wait for its end. */
export function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
}
