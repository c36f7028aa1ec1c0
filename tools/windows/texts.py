"""The texts that the folder gets, in the bytes that Windows expects.

Commands are ASCII alone, because cmd reads them in the code page of the computer; the explanation is UTF-8 with the
mark by which every Notepad knows it. Lines end with CR LF.
"""

from __future__ import annotations

from collections.abc import Iterable

from windows.distribution import TAG

COMMAND = """\
@echo off
"%~dp0program\\python.exe" -m lccluster %*
"""

PAGE = """\
@echo off
title lccluster
pushd "%~dp0"
"%~dp0program\\python.exe" -m lccluster page %*
if errorlevel 1 pause
popd
"""

SEARCHED = f"""\
python{TAG}.zip
.
lib
"""

EXPLAINED = """\
lccluster {version}：特色产业集群认定管理

一、打开页面
双击“打开页面.cmd”，浏览器会打开页面。黑色窗口在使用期间不要关闭；关闭它，页面就停了。
页面只在本机使用，不联网。

二、使用命令
在“命令提示符”中输入本文件夹中 lccluster.cmd 的完整路径，后面写命令，例如：
    lccluster.cmd check 申报
    lccluster.cmd --help

三、数据放在哪里
名录（register）、年度申报（rounds）和申报文件夹放在本文件夹中，与 program 并列。program 中只有程序，不要放数据。

四、更新
用新文件夹中的 program、lccluster.cmd、打开页面.cmd、说明.txt 替换旧的四项。先删除旧的 program，再复制新的；数据不动。

五、不能打开时
Windows 提示“已保护你的电脑”或者杀毒软件拦截时，请信息技术人员处理，不要自行关闭防护。
本文件夹宜放在路径较短的地方，例如 D:\\lccluster。

内含 {python}；所用组件及其 sha256 值见 program\\inputs.txt，许可证见 program\\licences。
"""


def command() -> bytes:
    """Give `lccluster.cmd`: the command line, in the folder where it is called."""
    return _lines(COMMAND).encode("ascii")


def page() -> bytes:
    """Give the command that opens the page, in the folder that it lies in; an error stays to be read."""
    return _lines(PAGE).encode("ascii")


def searched() -> bytes:
    """Give the `._pth`: where Python looks for modules, and nowhere else."""
    return _lines(SEARCHED).encode("ascii")


def explained(version: str, python: str) -> bytes:
    """Give the explanation for whoever opens the folder."""
    return _lines(EXPLAINED.format(version=version, python=python)).encode("utf-8-sig")


def inputs(hashed: Iterable[tuple[str, str]]) -> bytes:
    """Give what the folder was made of: SHA-256 and name, a line each."""
    return _lines("".join(f"{sha256}  {name}\n" for sha256, name in hashed)).encode("utf-8-sig")


def _lines(text: str) -> str:
    return text.replace("\n", "\r\n")
