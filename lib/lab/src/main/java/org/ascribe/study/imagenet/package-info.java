/** ImageNet: whether weights and preprocessing belong together. */
package org.ascribe.study.imagenet;
