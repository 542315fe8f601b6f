/** The name under which the main process hands a page's port to its preload script, and that to the page. */
export const portChannel = 'vestibule:port';
