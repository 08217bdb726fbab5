/**
 * The door for machines that speak SOAP, under {@code /ws}. Its messages are classes of their own:
 * what was published to other systems does not change because a desk does.
 */
@XmlSchema(namespace = BureauService.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlSchema;
