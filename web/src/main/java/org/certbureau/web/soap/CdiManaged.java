package org.certbureau.web.soap;

import com.sun.xml.ws.api.server.InstanceResolverAnnotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a SOAP endpoint that is a CDI bean; without it, nothing is injected and nobody says so. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@InstanceResolverAnnotation(CdiInstanceResolver.class)
@interface CdiManaged {}
