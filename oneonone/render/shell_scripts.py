"""What a shell needs to know to ask `1on1` for words: one script for each.

No script evaluates anything it is told. Words and what they mean come from notes, and are only
ever put into variables. tests/cli/test_completion_shells.py runs them in real shells.
"""

from __future__ import annotations

_BASH = r"""# bash completion for 1on1
_oneonone_complete() {
    local line kind='' width=0 about
    local -a words=() abouts=()
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $kind ]]; then
            kind=$line
            continue
        fi
        words+=("${line%%$'\t'*}")
        abouts+=("${line#*$'\t'}")
        ((${#words[${#words[@]} - 1]} > width)) && width=${#words[${#words[@]} - 1]}
    done < <(_ONEONONE_COMPLETE=bash command 1on1 "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    case $kind in
        files) compopt -o default 2>/dev/null ;;
        folders) compopt -o dirnames 2>/dev/null ;;
    esac
    local i
    for i in "${!words[@]}"; do
        about=''
        # What a word means is shown where words are listed, and never typed.
        if ((${#words[@]} > 1)) && [[ ${COMP_TYPE:-} == @(63|33|64) && -n ${abouts[i]} ]]; then
            printf -v about '%*s  (%s)' "$((width - ${#words[i]}))" '' "${abouts[i]}"
        fi
        COMPREPLY+=("${words[i]}$about")
    done
}
complete -o nosort -F _oneonone_complete 1on1 2>/dev/null || complete -F _oneonone_complete 1on1
"""

_ZSH = r"""#compdef 1on1
# zsh completion for 1on1
_oneonone_complete() {
    local -a lines values shown
    local line kind width=0
    lines=("${(@f)$(_ONEONONE_COMPLETE=zsh command 1on1 "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    kind=${lines[1]}
    for line in "${(@)lines[2,-1]}"; do
        values+=("${line%%$'\t'*}")
        ((${#values[-1]} > width)) && width=${#values[-1]}
    done
    for line in "${(@)lines[2,-1]}"; do
        shown+=("${(r:width:)${line%%$'\t'*}}  ${line#*$'\t'}")
    done
    case $kind in
        files) _files ;;
        folders) _files -/ ;;
        # Names fit whatever the case: Al is alice, within an open quote too.
        *) compadd -M 'm:{a-zA-Z}={A-Za-z}' -l -V 1on1 -d shown -a values ;;
    esac
}
if [[ ${funcstack[1]} == _1on1 ]]; then
    _oneonone_complete "$@"
else
    compdef _oneonone_complete 1on1
fi
"""

_FISH = r"""# fish completion for 1on1
function __oneonone_complete
    set -l typed (commandline -opc) (commandline -ct)
    set -l lines (_ONEONONE_COMPLETE=fish command 1on1 $typed[2..-1] 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
        case '*'
            if set -q lines[2]
                printf '%s\n' $lines[2..-1]
            end
    end
end
complete -c 1on1 -e
complete -c 1on1 -f -k -a '(__oneonone_complete)'
"""

_POWERSHELL = r"""# PowerShell completion for 1on1
Register-ArgumentCompleter -Native -CommandName 1on1 -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = @($commandAst.CommandElements |
        Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object { $_.Extent.Text })
    if ($wordToComplete -eq '') { $typed += '' }
    $env:_ONEONONE_COMPLETE = 'powershell'
    $env:_ONEONONE_WORDS = $typed -join "`n"
    try {
        $lines = @(& (Get-Command -Name 1on1 -CommandType Application)[0].Source 2>$null)
    } finally {
        Remove-Item Env:_ONEONONE_COMPLETE, Env:_ONEONONE_WORDS
    }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $word, $about = $_ -split "`t", 2
        if (-not $about) { $about = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
    }
}
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
"""Each shell's script by the shell's name."""
