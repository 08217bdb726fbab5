/** That the log tells what happened, once, and does not fill the disk. */
package org.certbureau.web.log;
