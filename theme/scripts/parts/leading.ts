/** Links to pages that scripts make. In a chronicle that was packed into one file they name the page's file. */

const FILE = document.documentElement.dataset["pages"] ?? "";

/** The address of a page, as links to it have it here. */
export const leadTo = (address: string): string => (FILE ? address.replace(/^([^?#]*\/)(?=[?#]|$)/, `$1${FILE}`) : address);
