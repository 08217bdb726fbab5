/** What administrators do at the door for machines: let systems in, agree, see to messages. */
package org.certbureau.web.rest.admin;
