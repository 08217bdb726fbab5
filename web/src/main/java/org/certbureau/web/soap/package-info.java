/**
 * The door for machines that speak SOAP, under {@code /ws}. Its messages are classes of their own:
 * what was published to other systems does not change because a desk does.
 */
@XmlSchema(namespace = BureauService.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
@XmlJavaTypeAdapter(value = XmlText.class, type = String.class)
package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlSchema;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
