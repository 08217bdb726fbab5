/** The recovery officers' desk (密钥恢复): what is asked, its papers, and an officer's word on it. */
package org.certbureau.web.faces.recovery;
